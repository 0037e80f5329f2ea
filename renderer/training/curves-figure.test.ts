import { describe, expect, it } from 'vitest';
import { RunHistory } from '../state/run-history.ts';
import { curvesCsv, curvesSvg, type CurveRun } from './curves-figure.ts';

function run(name: string, losses: readonly number[]): CurveRun {
  const history = new RunHistory(losses.length, 10);
  history.addMetrics(losses.map((loss, index) => ({ step: index + 1, loss, div: loss, sumW: 1, perTimestep: [loss], norm: 1 })));
  if (losses.length > 2) history.addValidation({ step: 2, loss: 1.5, accuracy: null });
  history.addValidation({ step: losses.length, loss: 1.25, accuracy: null });
  return { name, history };
}

describe('curves that leave the app', () => {
  it('are a table with a line a step', () => {
    expect(curvesCsv([run('a', [3, 2, 1]), run('b', [4])]).split('\r\n')).toEqual([
      'run,step,training_loss,validation_loss', 'a,1,3,', 'a,2,2,1.5', 'a,3,1,1.25', 'b,1,4,1.25', '',
    ]);
  });

  it('are a drawing with a dash for each run, named at its end, with nothing that is not a number', () => {
    const ink = { paper: '#fff', ink: '#000', quiet: '#666', line: '#ddd', axis: '#999' };
    const compared = [run('<Run 2>', [3, 2.5, 2]), run('Run 3', [3, 2.5, 2])];
    for (const scale of ['linear', 'log'] as const) {
      const svg = curvesSvg({ title: 'Divergence', unit: 'nats', selected: run('Run 1', [4, 2, 1]), compared, scale, ink, main: '#b40' });
      expect(svg).toContain('&lt;Run 2&gt;');
      expect(svg).toContain('stroke-dasharray="6 4"');
      expect(svg.match(/<circle/g)).toHaveLength(2);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});
