import { mount } from 'svelte';
import App from './App.svelte';
import { openingSession } from './state/session';
import { loadDraft } from './state/sessionDraft';
import './theme.css';

const target = document.getElementById('app');
if (target === null) throw new Error('the page has no element #app');
void loadDraft().then((draft) => mount(App, { target, props: { opening: openingSession(location.hash, draft) } }));
