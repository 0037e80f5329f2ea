import './styles/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './app/app.tsx';
import { logError } from './app/api.ts';
import { startLanguage } from './app/language.ts';
import { startTheme } from './app/theme.ts';

// The page's content policy forbids making code from text, which zod would otherwise try.
config({ jitless: true });

addEventListener('error', (event) => logError(event.error ?? event.message));
addEventListener('unhandledrejection', (event) => logError(event.reason));

startTheme();
startLanguage();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
