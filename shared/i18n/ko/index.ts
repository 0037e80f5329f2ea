import type { en } from '../en/index.ts';
import type { Translation } from '../messages.ts';
import { announce } from './announce.ts';
import { app } from './app.ts';
import { arrange } from './arrange.ts';
import { cli } from './cli.ts';
import { device } from './device.ts';
import { diagnostics } from './diagnostics.ts';
import { errors } from './errors.ts';
import { explain } from './explain.ts';
import { exportFiles } from './export-files.ts';
import { figure } from './figure.ts';
import { files } from './files.ts';
import { gradients } from './gradients.ts';
import { groups } from './groups.ts';
import { history } from './history.ts';
import { ideas } from './ideas.ts';
import { keyboard } from './keyboard.ts';
import { menu } from './menu.ts';
import { microscope } from './microscope.ts';
import { nodes } from './nodes.ts';
import { outline } from './outline.ts';
import { palette } from './palette.ts';
import { picture } from './picture.ts';
import { recorder } from './recorder.ts';
import { states } from './states.ts';
import { steps } from './steps.ts';
import { symbols } from './symbols.ts';
import { templates } from './templates.ts';
import { timeline } from './timeline.ts';
import { training } from './training.ts';
import { unrolled } from './unrolled.ts';
import { why } from './why.ts';
import { wiring } from './wiring.ts';

/** Korean, by namespace. */
export const ko: Translation<typeof en> = {
  announce,
  app,
  arrange,
  cli,
  device,
  diagnostics,
  errors,
  explain,
  exportFiles,
  figure,
  files,
  gradients,
  groups,
  history,
  ideas,
  keyboard,
  menu,
  microscope,
  nodes,
  outline,
  palette,
  picture,
  recorder,
  states,
  steps,
  symbols,
  templates,
  timeline,
  training,
  unrolled,
  why,
  wiring,
};
