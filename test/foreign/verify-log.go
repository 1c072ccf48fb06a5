// Verifies a copy of a log with golang.org/x/mod/sumdb, which shares nothing with Amparo: note opens the checkpoint, tlog
// proves entries and earlier sizes from the tiles. Usage: verify-log FOLDER VKEY. Prints what it verified, or fails.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type tiles struct{ folder string }

func (t tiles) Height() int { return 8 }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		// C2SP tlog-tiles has the paths of x/mod without the height.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(t.folder, path))
		if err != nil {
			return nil, err
		}
		all = append(all, bytes)
	}
	return all, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func main() {
	folder, vkey := os.Args[1], os.Args[2]
	verifier, err := note.NewVerifier(vkey)
	check(err)
	checkpoint, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	check(err)
	opened, err := note.Open(checkpoint, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		fail("the checkpoint is not that of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check(err)
	var hash tlog.Hash
	copy(hash[:], root)
	tree := tlog.Tree{N: size, Hash: hash}
	reader := tlog.TileHashReader(tree, tiles{folder})

	random := rand.New(rand.NewSource(1))
	entries := 0
	for i := 0; i < 60; i++ {
		index := random.Int63n(size)
		if i == 0 {
			index = 0
		} else if i == 1 {
			index = size - 1
		}
		proof, err := tlog.ProveRecord(size, index, reader)
		check(err)
		check(tlog.CheckRecord(proof, size, hash, index, tlog.RecordHash(entry(folder, size, index))))
		if tlog.CheckRecord(proof, size, hash, index, tlog.RecordHash([]byte("amparo-log/1 withdraw 0"))) == nil {
			fail("another entry was taken for the one that is there")
		}
		entries++
	}
	sizes := 0
	for i := 0; i < 100; i++ {
		earlier := 1 + random.Int63n(size)
		before, err := tlog.TreeHash(earlier, reader)
		check(err)
		proof, err := tlog.ProveTree(size, earlier, reader)
		check(err)
		check(tlog.CheckTree(proof, size, hash, earlier, before))
		before[0] ^= 1
		if tlog.CheckTree(proof, size, hash, earlier, before) == nil {
			fail("another tree was taken for the beginning of this one")
		}
		sizes++
	}
	fmt.Printf("%s: %d entries of %d and %d earlier sizes verified\n", lines[0], entries, size, sizes)
}

func entry(folder string, size, index int64) []byte {
	number, width := index/256, int64(256)
	if (number+1)*256 > size {
		width = size % 256
	}
	path := strings.Replace(tlog.Tile{H: 8, L: 0, N: number, W: int(width)}.Path(), "tile/8/0/", "tile/entries/", 1)
	bundle, err := os.ReadFile(filepath.Join(folder, path))
	check(err)
	for at := int64(0); ; at++ {
		length := int(binary.BigEndian.Uint16(bundle))
		if at == index%256 {
			return bundle[2 : 2+length]
		}
		bundle = bundle[2+length:]
	}
}

func check(err error) {
	if err != nil {
		fail(err.Error())
	}
}

func fail(reason string) {
	fmt.Fprintln(os.Stderr, reason)
	os.Exit(1)
}
