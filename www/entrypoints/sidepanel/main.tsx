import { render } from 'preact';
import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/figures.css';
import './cards.css';
import './panel.css';
import { App } from './App.tsx';
import { Panel } from './panel.ts';

const panel = new Panel();
const root = document.getElementById('app');
if (root) render(<App panel={panel} />, root);
panel.start();
