import { createRoot } from 'react-dom/client';
import './tokens.css';
import './base.css';
import { App } from './shell/app.tsx';

const place = document.getElementById('app');
if (place) createRoot(place).render(<App />);
