/** One thing to time: `run` once per round; rounds alternate with the baseline so that a drifting machine hurts both alike. */
export type Subject = { readonly name: string; readonly run: () => unknown }

export type Row = { readonly name: string; readonly wall: number; readonly cpu: number; readonly worst: number }

/**
 * Times a subject beside its baseline, round by round, and gives the medians in milliseconds of wall time and of CPU
 * time of this process (user + system). The first `warm` rounds are not counted.
 */
export async function measure(subject: Subject, baseline: Subject, { rounds = 15, warm = 3 } = {}): Promise<readonly [Row, Row]> {
  const [mine, theirs]: [Sample[], Sample[]] = [[], []]
  for (let round = 0; round < warm + rounds; round += 1) {
    const [a, b] = [await once(subject), await once(baseline)]
    if (round >= warm) {
      mine.push(a)
      theirs.push(b)
    }
  }
  return [rowOf(subject.name, mine), rowOf(baseline.name, theirs)]
}

/** Prints both rows, their ratio, and whether the goal was met. */
export function report(
  [subject, baseline]: readonly [Row, Row],
  goal: { readonly milliseconds: number; readonly of: 'wall' | 'cpu' },
): void {
  const reached = subject[goal.of]
  const show = (row: Row): string =>
    `  ${row.name.padEnd(58)} median ${row.wall.toFixed(2).padStart(8)} ms wall  ${row.cpu.toFixed(2).padStart(8)} ms CPU  worst ${row.worst.toFixed(2).padStart(8)} ms`
  console.log(`${show(subject)}\n${show(baseline)}`)
  console.log(
    `  ratio ${(reached / baseline[goal.of]).toFixed(2)}   goal: under ${goal.milliseconds} ms ${goal.of} → ${reached < goal.milliseconds ? 'met' : 'MISSED'}\n`,
  )
}

type Sample = { readonly wall: number; readonly cpu: number }

async function once({ run }: Subject): Promise<Sample> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  await run()
  const used = process.cpuUsage(before)
  return { wall: performance.now() - start, cpu: (used.user + used.system) / 1000 }
}

function rowOf(name: string, samples: readonly Sample[]): Row {
  return {
    name,
    wall: median(samples.map((sample) => sample.wall)),
    cpu: median(samples.map((sample) => sample.cpu)),
    worst: Math.max(...samples.map((sample) => sample.wall)),
  }
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
