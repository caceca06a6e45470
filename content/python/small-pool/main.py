from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import as_completed

products = ['tea', 'coffee', 'cake']
prices = {'tea': 30, 'coffee': 50, 'cake': 80}
counts = {'north': 300_000, 'east': 10_000,
          'south': 20_000, 'west': 30_000}

def write_orders(shop):
    with open(f'{shop}.csv', 'w') as file:
        file.write('id,product,pieces\n')
        for i in range(1, counts[shop] + 1):
            product = products[i % 3]
            file.write(f'{i},{product},{1 + i % 5}\n')

def sum_orders(shop):
    total = 0
    with open(f'{shop}.csv') as file:
        next(file)
        for line in file:
            _, product, pieces = line.split(',')
            total += prices[product] * int(pieces)
    return total

for shop in counts:
    write_orders(shop)

with ThreadPoolExecutor(max_workers=2) as pool:
    futures = {pool.submit(sum_orders, shop): shop
               for shop in counts}
    for future in as_completed(futures):
        shop = futures[future]
        print(f'main: {shop} sold for {future.result()}')
print('main: pool closed')
