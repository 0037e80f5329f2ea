import { it } from 'vitest';
import { StripLog } from './run-strips.ts';
import { stripScale } from '../training/strip-scale.ts';
it('x', () => { const l = new StripLog(50); l.append({ step: 1, loss: 4.48, div: 1, sumW: 1, perTimestep: [4.4, 4.5], norm: 1 }); console.log(JSON.stringify(l.strips), stripScale(l.strips)); });
