import { useMemo, useState } from 'react';
import { t as text } from '../../../shared/i18n/index.ts';
import type { ProbeTensor } from '../../../shared/ipc/contract.ts';
import { nodeById } from '../../../shared/document/graph.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { RampLegend } from '../../heat/ramp-legend.tsx';
import { useProbe } from '../../probe/use-probe.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { formatCount } from '../../ui/format.ts';
import { Button } from '../../ui/button.tsx';
import { triangleFigure } from './figures.ts';
import { hasTarget } from './judge.ts';
import { legendOf } from './legend.ts';
import { powersScale } from './norms.ts';
import type { Time } from './time.ts';
import { TriangleMap } from './triangle-map.tsx';
import { triangleCells, type Triangle } from './triangle.ts';
import type { Gradients, Track } from './use-gradients.ts';

/** So many are shown at once. */
const MOST = 4;
/** A longer input is asked for by hand: every judged timestep is a backward pass of its own. */
const LONG = 256;
const DECADES = 6;
/** Milliseconds: it takes as many backward passes as there are timesteps, so changes are waited out. */
const PAUSE = 300;

interface TrianglesProps {
  readonly networks: readonly Gradients[];
  readonly tracks: readonly Track[];
  readonly time: Time;
  readonly sequence: NonNullable<Subject['sequence']>;
  readonly title: string;
}

/** For every timestep that can be judged, how far back its divergence reaches: rows τ, columns t. */
export function Triangles({ networks, tracks, time, sequence, title }: TrianglesProps) {
  const [drawn, setDrawn] = useState(0);
  const wait = time.timesteps > LONG && drawn !== time.timesteps;
  const asked = (index: number) => (wait ? null : (tracks[index] ?? null));
  const answers = [useAlone(asked(0), sequence), useAlone(asked(1), sequence), useAlone(asked(2), sequence), useAlone(asked(3), sequence)];
  const [a, b, c, d] = answers;
  const triangles = useMemo(() => trianglesOf(tracks, [a, b, c, d], networks, time.timesteps), [tracks, a, b, c, d, networks, time.timesteps]);
  const scale = useMemo(() => powersScale(triangles.map(({ cells }) => cells), DECADES), [triangles]);
  const legend = legendOf(scale);
  const name = text('gradients:triangle.title');
  const shown = Math.min(tracks.length, MOST);
  return (
    <section aria-label={name} className="flex min-w-0 flex-col gap-2">
      <header className="flex min-h-8 flex-wrap items-center gap-x-2">
        <h2>{name}</h2>
        <span className="ml-auto" />
        <FigureMenu label={name} figure={triangleFigure({ title, triangles, scale, time })} />
      </header>
      <div className="-mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <RampLegend scale={scale} low={legend.low} high={legend.high} />
      </div>
      <p className="text-small text-ink-2">
        {text('gradients:triangle.about')} {text('gradients:triangle.hint')}
      </p>
      {wait ? (
        <div className="flex flex-col items-start gap-2">
          <p className="text-ink-2">{text('gradients:triangle.long', { timesteps: formatCount(time.timesteps), cells: formatCount(time.timesteps ** 2 * shown) })}</p>
          <Button onClick={() => setDrawn(time.timesteps)}>{text('gradients:triangle.draw')}</Button>
        </div>
      ) : (
        <div className="grid grid-cols-1 gap-4 @max-[1080px]:grid-cols-2 @max-[1080px]:*:max-w-105 @max-[700px]:grid-cols-1">
          {tracks.slice(0, MOST).map((track) => (
            <TriangleMap key={track.key} track={track} triangle={triangles.find((each) => each.track === track) ?? null} scale={scale} time={time} />
          ))}
        </div>
      )}
      {tracks.length > MOST && <p className="text-small text-ink-2">{text('gradients:triangle.more', { count: tracks.length - MOST })}</p>}
    </section>
  );
}

function useAlone(track: Track | null, sequence: TrianglesProps['sequence']): ProbeTensor | null {
  const alone = track && { of: track.memory.tensor, ...(track.divergence !== null && { divergence: track.divergence }) };
  const probed = useProbe(track && alone && { of: track.network.of, ask: { sequences: [sequence], alone } }, { moment: track?.network.moment ?? '', pause: PAUSE });
  return probed.result?.sequences[0]?.alone ?? null;
}

function trianglesOf(tracks: readonly Track[], answers: readonly (ProbeTensor | null | undefined)[], networks: readonly Gradients[], timesteps: number): Triangle[] {
  return tracks.slice(0, MOST).flatMap((track, index) => {
    const answer = answers[index];
    const of = networks.find(({ network }) => network === track.network);
    const read = of?.read;
    if (!answer || !read || answer.shape[0] !== timesteps || read.length !== timesteps) return [];
    const judge = track.divergence === null ? undefined : nodeById(track.network.document.graph, track.divergence);
    const several = read.divergences.length > 1;
    const judged = hasTarget({ length: read.length, divergences: read.divergences.filter(({ node }) => node === track.divergence || !several) });
    return [{ track, cells: triangleCells(answer.data, judged), last: judged.lastIndexOf(true) + 1, note: several && judge ? text('gradients:triangle.judgedBy', { divergence: nodeTitle(judge) }) : '' }];
  });
}
