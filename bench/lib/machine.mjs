// The machine that measures, and whether it is quiet.
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { electron } from '../../build/setup/paths.mjs';

/** Beyond this share of the cores' time in other programs a figure is noise; peers built on OpenMP collapse first. */
const QUIET = 0.1;

export function machineFacts() {
  const { version, source } = electron();
  return {
    processor: `${cpus().length} x ${cpus()[0]?.model.trim()}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${systemName()}, kernel ${release()}`,
    electron: `${version} (${source})`,
    node: process.versions.node,
    load: loadavg().map((value) => Number(value.toFixed(2))),
  };
}

/** A line that says so where other programs keep the cores busy now, else null. */
export async function busyWarning() {
  const before = ticks();
  await pause(1000);
  const after = ticks();
  const share = 1 - (after.idle - before.idle) / (after.all - before.all);
  return share > QUIET ? `WARNING: the machine is not quiet: other programs use ${Math.round(share * 100)} % of its cores. Do not quote these figures.` : null;
}

function ticks() {
  const times = cpus().map((cpu) => cpu.times);
  const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0);
  return { all, idle: times.reduce((sum, { idle }) => sum + idle, 0) };
}

function systemName() {
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}
