import { mount } from 'svelte';
import kernelUrl from '../../build/kernel.wasm?url';
import App from './App.svelte';
import { openEngine } from './state/openEngine';
import { openingSession } from './state/session';
import { loadDraft } from './state/sessionDraft';
import './theme.css';

const target = document.getElementById('app');
if (target === null) throw new Error('the page has no element #app');
const opened = openEngine(kernelUrl);
void loadDraft()
  .then((draft) => openingSession(location.hash, draft))
  .then((opening) => mount(App, { target, props: { opening, opened } }));
