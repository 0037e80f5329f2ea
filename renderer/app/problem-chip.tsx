import { CircleAlert, TriangleAlert } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { useCheckStore } from '../state/check-store.ts';
import { showDock } from '../state/ui-store.ts';
import { ChipButton } from '../ui/chip.tsx';

/** How many problems the drawing has; a click lists them. */
export function ProblemChip() {
  const diagnostics = useCheckStore((state) => state.diagnostics);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (diagnostics.length === 0) return null;
  const Icon = errors > 0 ? CircleAlert : TriangleAlert;
  return (
    <ChipButton tone={errors > 0 ? 'error' : 'warning'} onClick={() => showDock('problems')}>
      <Icon size={14} aria-hidden />
      <span aria-hidden className="hidden max-[800px]:inline">
        {diagnostics.length}
      </span>
      <span className="max-[800px]:sr-only">
        {errors > 0 ? t('app:problems.errors', { count: diagnostics.length }) : t('app:problems.warnings', { count: diagnostics.length })}
      </span>
    </ChipButton>
  );
}
