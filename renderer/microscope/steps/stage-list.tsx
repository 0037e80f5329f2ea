import { Check } from 'lucide-react';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { t as text } from '../../../shared/i18n/index.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import { classNames } from '../../ui/class-names.ts';
import { Math as Tex } from '../../ui/math.tsx';
import { shownNode, type Row } from './rows.ts';
import type { Phase, Stage } from './steps.ts';

interface StageListProps {
  readonly document: UnrollDocument;
  readonly stages: readonly Stage[];
  readonly at: number;
  readonly onGo: (index: number) => void;
}

const phases: readonly Phase[] = ['forward', 'divergence', 'backward', 'update'];

/** The way through one training step; a press goes to the end of a stage. */
export function StageList({ document, stages, at, onGo }: StageListProps) {
  return (
    <nav aria-label={text('steps:stages')} className="min-h-0 flex-1 overflow-y-auto py-1.5">
      {phases.map((phase) => (
        <section key={phase} aria-label={text(`steps:phase.${phase}`)} className="px-2 pb-1.5">
          <h3 className="px-2 py-1 text-small text-ink-3">{text(`steps:phase.${phase}`)}</h3>
          {stages
            .filter((stage) => stage.phase === phase)
            .map((stage) => {
              const current = at >= stage.from && at < stage.from + stage.count;
              const done = at >= stage.from + stage.count;
              return (
                <button
                  key={stage.id}
                  type="button"
                  aria-current={current ? 'step' : undefined}
                  onClick={() => onGo(stage.from + stage.count - 1)}
                  className={classNames('flex min-h-7 w-full items-center gap-2 rounded-control px-2 text-left', current ? 'bg-sunken font-semibold text-ink' : 'text-ink-2 hover:bg-hover')}
                >
                  <StageName document={document} stage={stage} />
                  {current && stage.count > 1 && <span className="ml-auto text-small tabular-nums">{at - stage.from + 1}/{stage.count}</span>}
                  {done && <Check size={13} aria-label={text('steps:done')} className="ml-auto shrink-0 text-ink-3" />}
                </button>
              );
            })}
        </section>
      ))}
    </nav>
  );
}

function StageName({ document, stage: { phase, rows } }: { readonly document: UnrollDocument; readonly stage: Stage }) {
  const [row] = rows;
  if (!row) return <span>{text(phase === 'update' ? 'steps:update' : 'steps:sum')}</span>;
  return (
    <span className="flex min-w-0 items-baseline gap-2 whitespace-nowrap">
      <Tex tex={phase === 'backward' ? `\\partial/\\partial ${termsOf(rows) === row.tex ? row.tex : `(${termsOf(rows)})`}` : termsOf(rows)} />
      <span className="truncate text-small font-normal text-ink-3">{titlesOf(document, rows)}</span>
    </span>
  );
}

/** Of a cell with many gates its first and last. */
function termsOf(rows: readonly Row[]): string {
  return ends(rows.map(({ tex }) => tex), ' \\ldots ');
}

/** The same of the nodes of a cell that is wired by hand. */
function titlesOf(document: UnrollDocument, rows: readonly Row[]): string {
  return ends(rows.map(({ node }) => nodeTitle(shownNode(document, node))), ' … ');
}

function ends(all: readonly string[], between: string): string {
  const words = [...new Set(all)];
  return words.length > 2 ? `${words[0] ?? ''}${between}${words.at(-1) ?? ''}` : words.join(', ');
}
