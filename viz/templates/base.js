const read = (id) => JSON.parse(document.getElementById(id).textContent);
const data = read('data');
const labels = read('labels');
const state = { language: 'zh' };
const styleOf = {};
const byId = (id) => document.getElementById(id);
