from threading import Thread
from time import sleep

def count(name, times):
    for i in range(1, times + 1):
        print(f'{name}: {i}')
        sleep(0.2)

thread = Thread(target=count, args=('thread 1', 5))
thread.start()

count('main', 3)
thread.join()
print('main: both have finished')
