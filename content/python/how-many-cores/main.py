import os

print(f'cores in the machine: {os.cpu_count()}')

if hasattr(os, 'process_cpu_count'):
    usable = os.process_cpu_count()
else:
    usable = len(os.sched_getaffinity(0))
print(f'cores for this program: {usable}')
