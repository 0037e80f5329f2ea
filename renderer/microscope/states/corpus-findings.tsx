import { t as text } from '../../../shared/i18n/index.ts';
import { toCsv } from '../../figure/csv.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { ChipButton } from '../../ui/chip.tsx';
import { formatDecimals } from '../../ui/format.ts';
import type { CorpusRun, Finding } from './corpus-store.ts';
import type { Row } from './memories.ts';
import { LEAST_TIMESTEPS } from './properties.ts';
import { rowName } from './row-text.ts';
import { setStates } from './states-store.ts';

const SAID = 2;
const OTHERS = 6;

interface CorpusFindingsProps {
  readonly run: CorpusRun;
  readonly rows: readonly Row[];
  readonly unit: number;
}

/** What the unit follows, where it was measured to; and other units that follow something. */
export function CorpusFindings({ run: { findings, isTelling }, rows, unit }: CorpusFindingsProps) {
  if (!isTelling) return <p className="text-ink-2">{text('states:found.short', { least: LEAST_TIMESTEPS })}</p>;
  const own = saidOf(findings, rows, unit);
  const others = firstOfUnits(findings.filter((finding) => finding.unit !== unit)).slice(0, OTHERS);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2">
        <p role="status">{own || text('states:found.nothing')}</p>
        {findings.length > 0 && <FigureMenu label={text('states:found.label')} figure={{ name: text('states:found.label'), csv: () => findingsCsv(findings) }} />}
      </div>
      {others.length > 0 && (
        <p className="flex flex-wrap items-center gap-1.5 text-small text-ink-2">
          {text('states:found.others')}
          {others.map((finding) => (
            <ChipButton key={finding.unit} tone="line" onClick={() => setStates({ unit: finding.unit })}>
              {text('states:found.other', { unit: finding.unit + 1, property: propertyName(finding), correlation: shown(finding) })}
            </ChipButton>
          ))}
        </p>
      )}
    </div>
  );
}

/** All that was found, a line a state of a unit and what it follows. */
function findingsCsv(findings: readonly Finding[]): string {
  return toCsv(['unit', 'state', 'property', 'column', 'correlation'], findings.map(({ unit, row, property: { id, column }, correlation }) => [unit + 1, row, id, column, correlation]));
}

/** What one unit follows, in a sentence or two; '': nothing that was found. */
export function saidOf(findings: readonly Finding[], rows: readonly Row[], unit: number): string {
  return findings.filter((finding) => finding.unit === unit).slice(0, SAID).map((finding) => sentence(finding, rows)).join(' ');
}

function sentence(finding: Finding, rows: readonly Row[]): string {
  const row = rows.find(({ name }) => name === finding.row);
  const args = { name: row ? rowName(row) : '', property: propertyName(finding), correlation: shown(finding) };
  return text(finding.correlation > 0 ? 'states:found.follows' : 'states:found.opposes', args);
}

function propertyName({ property: { id, column = '' } }: Finding): string {
  return text(`states:property.${id}`, { column });
}

function shown({ correlation }: Finding): string {
  return formatDecimals(correlation, 2);
}

/** The strongest of each unit. */
function firstOfUnits(findings: readonly Finding[]): Finding[] {
  const units = new Map<number, Finding>();
  for (const finding of findings) if (!units.has(finding.unit)) units.set(finding.unit, finding);
  return [...units.values()];
}
