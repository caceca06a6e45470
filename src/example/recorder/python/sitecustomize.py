# Python imports this at its start, in every process of a program that is recorded.
import os
import sys

# What is printed comes line by line, as in a terminal.
for stream in (sys.stdout, sys.stderr):
    stream.reconfigure(line_buffering=True)

# The first process says that it begins: times count from here, not from the search for a Python.
if os.environ.pop('INTERLEAVE_BEGIN', None):
    os.close(3)
