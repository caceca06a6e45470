// How many parameters the functions of `node:fs` say they have. A test holds it to Node.

/** Of the forms with a callback. */
export const withCallback =
  'appendFile 4, access 3, chown 4, chmod 3, close 1, copyFile 4, cp 4, fchown 4, fchmod 3, ' +
  'fdatasync 2, fstat 1, fsync 2, ftruncate 1, futimes 4, lchown 4, link 3, lstat 1, lutimes 4, ' +
  'mkdir 3, mkdtemp 3, open 4, readdir 3, read 6, readv 4, readFile 3, readlink 3, realpath 3, ' +
  'rename 3, rm 3, rmdir 3, stat 1, statfs 1, symlink 4, truncate 3, unlink 2, utimes 4, ' +
  'writeFile 4, write 6, writev 4, opendir 3';

export const blocking =
  'appendFileSync 3, accessSync 2, chownSync 3, chmodSync 2, closeSync 1, copyFileSync 3, ' +
  'cpSync 3, fchownSync 3, fchmodSync 2, fdatasyncSync 1, fstatSync 1, fsyncSync 1, ' +
  'ftruncateSync 1, futimesSync 3, lchownSync 3, linkSync 2, lstatSync 1, lutimesSync 3, ' +
  'mkdirSync 2, mkdtempSync 2, openSync 3, readdirSync 2, readSync 5, readvSync 3, ' +
  'readFileSync 2, readlinkSync 2, realpathSync 2, renameSync 2, rmSync 2, rmdirSync 2, ' +
  'statSync 1, statfsSync 1, symlinkSync 3, truncateSync 2, unlinkSync 1, utimesSync 3, ' +
  'writeFileSync 3, writeSync 5, writevSync 3, opendirSync 2';

export const promising =
  'copyFile 3, cp 3, open 3, opendir 3, rename 2, rm 2, rmdir 2, mkdir 2, readdir 2, readlink 2, ' +
  'symlink 3, link 2, chmod 2, lchown 3, chown 3, utimes 3, lutimes 3, realpath 2, mkdtemp 2, ' +
  'readFile 2, watch 1';
