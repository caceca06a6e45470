// 100,000 lines; the reader outside takes the time.
for (let line = 0; line < 100_000; line += 1) console.log(`line ${line} of a hundred thousand`);
