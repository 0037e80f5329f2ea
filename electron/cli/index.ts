import { main } from './main.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read what is printed has gone (`unroll templates | head -1`).
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
