from threading import Thread
from time import perf_counter, sleep

def milliseconds_since(started):
    return round((perf_counter() - started) * 1000)

def work(number, seconds):
    started = perf_counter()
    print(f'thread {number}: start')
    sleep(seconds)
    elapsed = milliseconds_since(started)
    print(f'thread {number}: done after {elapsed} ms')

started = perf_counter()
threads = [
    Thread(target=work, args=(number, 1))
    for number in range(1, 6)
]
for thread in threads:
    thread.start()
print('main: five threads created')

for thread in threads:
    thread.join()
elapsed = milliseconds_since(started)
print(f'main: all five ended, {elapsed} ms')
