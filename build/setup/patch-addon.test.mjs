import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { patchBinding, patchLoadSavedModel } from './patch-addon.mjs';
import { tfjsNodeDir } from './paths.mjs';

const source = readFileSync(join(tfjsNodeDir, 'binding', 'tfjs_backend.cc'), 'utf8');

it('gives LoadSavedModel the configuration before the session is loaded', () => {
  const patched = patchLoadSavedModel(source);
  expect(patched.indexOf('TF_SetConfig(session_options')).toBeGreaterThan(patched.indexOf('TFJSBackend::LoadSavedModel'));
  expect(patched.indexOf('TF_SetConfig(session_options')).toBeLessThan(patched.indexOf('TF_LoadSessionFromSavedModel('));
});

it('refuses a source that it was not written for', () => {
  expect(() => patchLoadSavedModel('int main() {}')).toThrow('not the one the patch was written for');
});

it('exports the list of devices, declared outside of the namespace', () => {
  const patched = patchBinding(readFileSync(join(tfjsNodeDir, 'binding', 'tfjs_binding.cc'), 'utf8'));
  expect(patched.indexOf('napi_value UnrollDevices(')).toBeLessThan(patched.indexOf('namespace tfnodejs'));
  expect(patched).toContain('{"unrollDevices", nullptr, UnrollDevices,');
});

it('takes subnormal floats for 0 while a SavedModel runs, and only then', () => {
  const patched = patchBinding(readFileSync(join(tfjsNodeDir, 'binding', 'tfjs_binding.cc'), 'utf8'));
  expect(patched).toMatch(/const FlushSubnormals flush;\n {2}return backend->RunSavedModel\(/);
  expect(patched.split('FlushSubnormals flush')).toHaveLength(2);
});
