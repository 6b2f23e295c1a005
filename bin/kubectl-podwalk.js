#!/usr/bin/env node
// On the PATH under its name without the ending, it is what `kubectl podwalk` runs.
import { program } from './program.js';

process.exitCode = await program.kubectlMain(process.argv.slice(2), process);
