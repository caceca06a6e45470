import asyncio
from time import perf_counter

async def cook(dish, seconds):
    await asyncio.sleep(seconds)
    print(f'{dish}: done')
    return f'hot {dish}'

async def main():
    started = perf_counter()
    soup, rice, fish = await asyncio.gather(
        cook('soup', 0.6),
        cook('rice', 0.4),
        cook('fish', 0.2),
    )
    print(f'on the table: {soup}, {rice}, {fish}')
    elapsed = round((perf_counter() - started) * 1000)
    print(f'after {elapsed} ms')

asyncio.run(main())
