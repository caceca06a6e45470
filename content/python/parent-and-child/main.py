import gzip
from multiprocessing import Process
from pathlib import Path
from time import sleep

def compress(path, level):
    kind = type(level).__name__
    print(f'child: compresses at level {level},'
          f' which is an {kind}')
    packed = gzip.compress(path.read_bytes(), level)
    Path(f'{path}.gz').write_bytes(packed)

if __name__ == '__main__':
    path = Path('visits.log')
    path.write_text('GET /menu 200\n' * 100_000)

    child = Process(target=compress, args=(path, 9))
    child.start()

    for i in range(1, 4):
        print(f'parent: answers request {i}')
        sleep(0.05)

    child.join()
    before = path.stat().st_size
    after = Path(f'{path}.gz').stat().st_size
    code = child.exitcode
    print(f'parent: the child ended with code {code}')
    print(f'parent: {before} bytes became {after}')
