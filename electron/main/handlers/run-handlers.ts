import { basename } from 'node:path';
import type { EngineProbeOf, ParsedInput } from '../../../shared/ipc/contract.ts';
import { corpora } from '../../../shared/text/corpora.ts';
import { askWhereToExport } from '../files/dialogs.ts';
import type { Handlers } from '../ipc.ts';
import type { Services } from '../services.ts';

type RunRequests =
  | 'data.describe' | 'data.excerpt' | 'corpus.packages' | 'engine.state'
  | 'runs.start' | 'runs.carry' | 'runs.label' | 'runs.deleted' | 'runs.restore' | 'runs.pause' | 'runs.resume' | 'runs.stop' | 'runs.checkpoint' | 'runs.list' | 'runs.read' | 'runs.delete'
  | 'generate.start' | 'generate.stop' | 'forecast.run' | 'answer.ask' | 'runs.probe' | 'export.run';

export function runHandlers({ engine, runs }: Services): Pick<Handlers, RunRequests> {
  /** As the engine knows it: a run by its folder. */
  const located = async (of: ParsedInput<'runs.probe'>['of']): Promise<EngineProbeOf> => ('runId' in of ? { ...of, folder: await runs.folder(of.runId) } : of);
  const done = (work: Promise<void>) => work.then(() => null);
  return {
    'data.describe': (input) => engine.request('describe', input),
    'data.excerpt': async ({ of, ...part }) => engine.request('excerpt', { of: await located(of), ...part }),
    'corpus.packages': () => corpora.map(({ name, title }) => ({ name, title })),
    'engine.state': () => engine.state,
    'runs.start': (input) => runs.start(input),
    'runs.carry': (input) => runs.carry(input),
    'runs.label': (input) => done(runs.label(input)),
    'runs.deleted': ({ documentId }) => runs.deleted(documentId),
    'runs.restore': ({ runId }) => done(runs.restore(runId)),
    'runs.pause': ({ runId }) => done(runs.pause(runId)),
    'runs.resume': ({ runId }) => done(runs.resume(runId)),
    'runs.stop': ({ runId }) => done(runs.stop(runId)),
    'runs.checkpoint': ({ runId }) => done(runs.checkpoint(runId)),
    'runs.list': ({ documentId }) => runs.list(documentId),
    'runs.read': ({ runId }) => runs.read(runId),
    'runs.delete': ({ runId }) => done(runs.delete(runId)),
    'generate.start': async ({ requestId, runId, options }) =>
      engine.request('generate', { requestId, folder: await runs.folder(runId), options }),
    'generate.stop': ({ requestId }) => engine.request('stopGenerate', { requestId }),
    'forecast.run': async ({ runId, options }) => engine.request('forecast', { folder: await runs.folder(runId), options }),
    'answer.ask': async ({ runId, ...asked }) => engine.request('answer', { folder: await runs.folder(runId), ...asked }),
    'runs.probe': async ({ of, ask }) => engine.request('probe', { of: await located(of), ask }),
    'export.run': async ({ runId, format, path }, from) => {
      const folder = await runs.folder(runId);
      const title = from.shown?.title ?? basename(folder);
      const chosen = path ?? (await askWhereToExport(from.window, title, format));
      return chosen === null ? null : engine.request('export', { folder, format, path: chosen });
    },
  };
}
