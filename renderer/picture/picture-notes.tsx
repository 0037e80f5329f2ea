import type { Note } from './drawing.ts';
import { families, wrapped, type Letters } from './letters.ts';
import type { Ink } from './ink.ts';

const letters: Letters = { family: 'sans', size: 13, weight: 400 };
const line = 20;
const inset = 12;

/** Texts beside the drawing, as many lines as there is room for. */
export function PictureNotes({ notes, ink: { colours, measure } }: { readonly notes: readonly Note[]; readonly ink: Ink }) {
  return notes.map(({ id, text, at, size, tone }) => {
    const lines = wrapped(text, letters, size.width - 2 * inset, measure).slice(0, Math.max(1, Math.floor((size.height - inset) / line)));
    return (
      <g key={id}>
        <rect
          {...at}
          {...size}
          rx={8}
          fill={tone === 'ink' ? colours.surface : colours[`${tone}-tint`]}
          stroke={tone === 'ink' ? colours['line-strong'] : colours[tone]}
        />
        <text fontFamily={families.sans} fontSize={letters.size} fill={colours.ink}>
          {lines.map((words, index) => (
            <tspan key={index} x={at.x + inset} y={at.y + inset + 12 + index * line}>
              {words}
            </tspan>
          ))}
        </text>
      </g>
    );
  });
}
