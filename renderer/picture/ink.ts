import type { Colours } from './colours.ts';
import type { Measure } from './letters.ts';

/** What a picture is drawn with. */
export interface Ink {
  readonly colours: Colours;
  readonly measure: Measure;
  /** Is there paper under the drawing? Without, nothing is painted over with its colour. */
  readonly background: boolean;
}
