#!/usr/bin/env node
import { program } from './program.js';

process.exitCode = await program.main(process.argv.slice(2), process);
