import { t } from '../../shared/i18n/index.ts';
import type { DivergenceParams } from '../../shared/nodes/divergence.ts';

type Measure = DivergenceParams['kind'];

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** For people, beside the result: not part of what a script reads. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function percent(share: number | null): string {
  return share === null ? t('cli:none') : `${(share * 100).toFixed(1)} %`;
}

/** A loss as a number, for where its unit is said elsewhere. */
export function figure(loss: number | null): string {
  return loss === null ? t('cli:none') : loss.toFixed(4);
}

/** A loss with its unit. */
export function lossText(measure: Measure, loss: number | null): string {
  return t(`cli:loss.${measure}`, { loss: figure(loss), root: figure(loss === null ? null : Math.sqrt(loss)) });
}

/** A row of numbers as in a CSV file. */
export function numbers(row: readonly number[]): string {
  return row.map((value) => Number(value.toPrecision(6))).join(',');
}
