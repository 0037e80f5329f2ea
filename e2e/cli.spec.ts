import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { startCli } from './electron.ts';
import { expect, test } from './test.ts';

async function cli(folder: string, words: readonly string[]) {
  const child = startCli(words, folder);
  const [[code], output, errors] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { code: code as number | null, output, errors };
}

test('the app takes the verbs of the command line after --cli, without a window or a display', async ({}, testInfo) => {
  const list = await cli(testInfo.outputPath(), ['templates']);
  expect(list.code).toBe(0);
  expect(list.output).toContain('many-to-one');

  const check = await cli(testInfo.outputPath(), ['check', 'no-such-file.unroll.json']);
  expect(check.code).toBe(1);
  expect(check.errors).toContain('no-such-file.unroll.json');
  expect(check.errors).not.toMatch(/^\s+at /m);

  expect((await cli(testInfo.outputPath(), ['no-such-verb'])).code).toBe(2);
});
