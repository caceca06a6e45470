// How many parameters the functions of `node:fs` say they have. A test holds it to Node.

/** The forms with a callback; those that block have one parameter less, but never none. */
export const withCallback =
  'appendFile/4 access/3 chown/4 chmod/3 close/1 copyFile/4 fchown/4 fchmod/3 fdatasync/2 ' +
  'fstat/1 fsync/2 ftruncate/1 futimes/4 lchown/4 link/3 lstat/1 lutimes/4 mkdir/3 mkdtemp/3 ' +
  'open/4 readdir/3 read/6 readv/4 readFile/3 readlink/3 realpath/3 rename/3 rm/3 rmdir/3 ' +
  'stat/1 statfs/1 symlink/4 truncate/3 unlink/2 utimes/4 writeFile/4 write/6 writev/4 ' +
  'opendir/3 realpath.native/3';

/** What `fs.promises` has of the same calls. */
export const promising =
  'access/1 chmod/2 chown/3 copyFile/3 lchown/3 link/2 lstat/1 lutimes/3 mkdir/2 mkdtemp/2 ' +
  'opendir/3 readFile/2 readdir/2 readlink/2 realpath/2 rename/2 rm/2 rmdir/2 stat/1 statfs/1 ' +
  'symlink/3 truncate/1 unlink/1 utimes/3';
