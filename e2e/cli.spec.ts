import { runCli as cli } from './run-cli.ts';
import { expect, test } from './test.ts';

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
