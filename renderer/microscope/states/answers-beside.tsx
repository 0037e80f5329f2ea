import { useRef } from 'react';
import { t as text } from '../../../shared/i18n/index.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import type { ProbeResult } from '../../../shared/ipc/contract.ts';
import { divergencesOf } from '../../../shared/nodes/divergence.ts';
import { flattenGroups } from '../../../shared/nodes/flatten.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import { toCsv } from '../../figure/csv.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { formatProbability } from '../../ui/format.ts';
import type { StatesSeen } from './use-states.ts';

const SHOWN = 5;

/** The answer to the whole question: the most probable ones, with units held and without. */
export function AnswersBeside({ document, seen: { free, held } }: { readonly document: UnrollDocument; readonly seen: StatesSeen }) {
  const divergences = divergencesOf(flattenGroups(document.graph));
  return divergences.map(({ node }) => {
    const before = lastOf(free, node.id);
    const after = held && lastOf(held, node.id);
    if (!before || !after) return null;
    const most = (index: number): number => Math.max(before[index] ?? 0, after[index] ?? 0);
    const shown = free.classes.map((_, index) => index).sort((a, b) => most(b) - most(a)).slice(0, SHOWN);
    const target = free.sequences[0]?.targets?.at(-1) ?? -1;
    const title = divergences.length > 1 ? text('states:effect.answersOf', { name: nodeTitle(node) }) : text('states:effect.answers');
    return <AnswersTable key={node.id} {...{ title, classes: free.classes, before, after, shown, target }} />;
  });
}

interface AnswersTableProps {
  readonly title: string;
  readonly classes: readonly string[];
  /** Probabilities without units held, and with. */
  readonly before: Float32Array;
  readonly after: Float32Array;
  readonly shown: readonly number[];
  /** The desired one; −1: none. */
  readonly target: number;
}

function AnswersTable({ title, classes, before, after, shown, target }: AnswersTableProps) {
  const drawing = useRef<HTMLTableElement>(null);
  const csv = () => toCsv(['answer', 'probability', 'probability_held'], classes.map((answer, index) => [answer, before[index], after[index]]));
  return (
    <div className="flex items-start gap-2">
      <table ref={drawing} className="w-full max-w-110 text-left">
        <caption className="pb-1 text-left font-medium">{title}</caption>
        <thead>
          <tr className="text-small text-ink-3">
            <th scope="col" className="font-medium">{text('states:effect.answer')}</th>
            <th scope="col" className="w-28 text-right font-medium">{text('states:shown.free')}</th>
            <th scope="col" className="w-28 text-right font-medium">{text('states:shown.held')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((index) => (
            <tr key={index} className="border-t border-line">
              <th scope="row" className="mono py-1 font-medium">
                {classes[index]}
                {index === target && <span className="pl-2 font-sans text-small font-normal text-ink-2">{text('states:effect.desired')}</span>}
              </th>
              <td className="mono text-right">{formatProbability(before[index] ?? 0)}</td>
              <td className="mono text-right">{formatProbability(after[index] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <FigureMenu label={title} figure={{ name: title, svg: () => drawing.current, csv }} />
    </div>
  );
}

/** Probabilities at the last timestep. */
function lastOf({ sequences }: ProbeResult, divergence: string): Float32Array | null {
  const prediction = sequences[0]?.tensors[`prediction/${divergence}`];
  return prediction ? prediction.data.subarray(prediction.data.length - (prediction.shape[1] ?? 0)) : null;
}
