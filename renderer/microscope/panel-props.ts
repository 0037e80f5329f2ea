import type { Subject } from '../probe/use-subject.ts';

/** What every tab of the microscope gets. */
export interface PanelProps {
  readonly subject: Subject;
}
