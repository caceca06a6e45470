import asyncio

async def make_tea():
    print('tea: the kettle is on')
    await asyncio.sleep(0.3)
    print('tea: ready')
    return 'a cup of tea'

async def main():
    task = asyncio.create_task(make_tea())
    print('main: I have a task, done:', task.done())

    tea = await task
    print('main: I have', tea)

asyncio.run(main())
