import type { Config } from './config.ts';
import type { EngineProcess } from './engine/engine-process.ts';
import type { Drafts } from './files/drafts.ts';
import type { Recents } from './files/recents.ts';
import type { Runs } from './runs/runs.ts';
import type { Windows } from './windows/windows.ts';

/** What the handlers of requests work with; made once, in `start-app.ts`. */
export interface Services {
  readonly config: Config;
  readonly windows: Windows;
  readonly recents: Recents;
  readonly drafts: Drafts;
  readonly engine: EngineProcess;
  readonly runs: Runs;
}
