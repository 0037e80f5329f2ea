import { t } from '../../shared/i18n/index.ts';
import type { Box } from '../canvas/geometry.ts';
import { families, type Letters } from './letters.ts';
import type { Ink } from './ink.ts';
import { Label } from './label.tsx';

const bold: Letters = { family: 'sans', size: 12, weight: 600 };
const plain: Letters = { family: 'sans', size: 12, weight: 400 };
const maths: Letters = { family: 'math', size: 14, weight: 400 };

/** The sheets under what is repeated at every timestep. The words stand in gaps of the edge, so that they need no paper of their own. */
export function PicturePlate({ box: { x, y, width, height }, timesteps, ink }: { readonly box: Box; readonly timesteps: number | null; readonly ink: Ink }) {
  const { colours, measure } = ink;
  const [every, span, shared] = [t('app:canvas.everyStep'), `t = 1 … ${timesteps ?? 'T'}`, t('app:canvas.sharedWeights')];
  const first = measure(every, bold);
  const left = [x + 16, x + 16 + 8 + first + 8 + measure(span, maths) + 8] as const;
  const right = [x + width - 16 - measure(shared, plain) - 16, x + width - 16] as const;
  const sheet = { fill: ink.background ? colours.canvas : 'none', stroke: colours['line-strong'] };
  const fits = right[0] > left[1];
  return (
    <g>
      <rect x={x + 14} y={y + 12} width={width} height={Math.max(0, height - 24)} rx={14} opacity={0.45} {...sheet} />
      <rect x={x + 7} y={y + 6} width={width} height={Math.max(0, height - 12)} rx={14} opacity={0.75} {...sheet} />
      {ink.background && <rect x={x} y={y} width={width} height={height} rx={14} fill={colours.canvas} />}
      <path
        d={`M${left[0]},${y}H${x + 14}A14,14 0 0 0 ${x},${y + 14}V${y + height - 14}A14,14 0 0 0 ${x + 14},${y + height}H${x + width - 14}A14,14 0 0 0 ${x + width},${y + height - 14}V${y + 14}A14,14 0 0 0 ${x + width - 14},${y}H${fits ? right[1] : left[1]}${fits ? `M${right[0]},${y}H${left[1]}` : ''}`}
        fill="none"
        stroke={colours['line-strong']}
      />
      {/* One text, so that its parts keep apart in whichever fonts it is shown. */}
      <text x={left[0] + 8} y={y + 4} fontFamily={families.sans} fontSize={bold.size}>
        <tspan fontWeight={bold.weight} fill={colours.ink}>{every}</tspan>
        <tspan dx={8} fontFamily={families.math} fontSize={maths.size} fill={colours['ink-2']}>{span}</tspan>
      </text>
      {fits && <Label x={right[0] + 8} y={y + 4} text={shared} letters={plain} fill={colours['ink-2']} />}
    </g>
  );
}
