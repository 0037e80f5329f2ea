import { Download } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { exportFigure, formatsOf, type Figure } from './export-figure.ts';

export interface FigureMenuProps {
  readonly figure: Figure;
  /** What is saved, in words: "Divergence while training". */
  readonly label: string;
}

/** Saves what a view shows as a picture, a drawing or a table. */
export function FigureMenu({ figure, label }: FigureMenuProps) {
  const name = t('figure:save', { name: label });
  const formats = formatsOf(figure);
  return (
    <Menu
      label={name}
      align="end"
      trigger={
        <IconButton label={name} disabled={formats.length === 0}>
          <Download size={15} aria-hidden />
        </IconButton>
      }
      entries={formats.map((format) => ({ label: t(`figure:as.${format}`), onSelect: () => void exportFigure(figure, format) }))}
    />
  );
}
