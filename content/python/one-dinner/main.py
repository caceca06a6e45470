import asyncio

async def cook(dish, seconds):
    print(f'{dish}: on the stove')
    await asyncio.sleep(seconds)
    return f'{dish}: done'

async def main():
    soup = asyncio.create_task(cook('soup', 0.4))
    rice = asyncio.create_task(cook('rice', 0.2))
    print('main: both called')

    for line in await asyncio.gather(soup, rice):
        print(line)

asyncio.run(main())
