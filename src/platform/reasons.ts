/**
 * Why the machine refused something, in words that fit after "cannot be read:" or "cannot be written:". Takes what was
 * thrown; a code without words of its own is given as it is.
 */
export function reasonInWords(error: unknown): string {
  const { code = '', message = 'unknown reason' } = error as { code?: string; message?: string }
  return words[code] ?? (code === '' ? message : `the system says ${code}`)
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'it belongs to another user',
  EPERM: 'the system does not allow it',
  EBUSY: 'something else is using it',
  EDQUOT: 'the disk space allowed to this user is used up',
  EEXIST: 'there is a file where a folder should be',
  EFBIG: 'it would be larger than this disk takes',
  EINVAL: 'the system does not accept this name or place',
  EIO: 'the disk does not answer as it should',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'too many files are open on this machine',
  ENODEV: 'there is no such device',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ENXIO: 'nothing is at its other end',
  EPIPE: 'its reader has gone',
  EROFS: 'the disk can only be read',
  ETXTBSY: 'it is a program that is running',
}
