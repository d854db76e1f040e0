// Reads a GIFT file with gift-pegjs, the grammar written by others, and prints it as JSON.
const fs = require('node:fs');
const { parse } = require('gift-pegjs');

process.stdout.write(JSON.stringify(parse(fs.readFileSync(process.argv[2], 'utf8'))));
