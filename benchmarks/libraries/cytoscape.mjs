import cytoscape from 'cytoscape';
import { box, drawn, graph } from './graph.mjs';

const network = cytoscape({
  container: box,
  autoungrabify: true,
  layout: { name: 'preset' },
  style: [
    { selector: 'node', style: { 'background-color': 'data(fill)', width: 'data(size)', height: 'data(size)' } },
    { selector: 'edge', style: { 'line-color': 'data(stroke)', width: 0.8, 'curve-style': 'haystack' } },
  ],
  elements: [
    ...graph.x.map((x, id) => ({ data: { id: 'n' + id, fill: graph.fill[id], size: 10 * graph.size[id] }, position: { x, y: graph.y[id] } })),
    ...graph.from.map((from, id) => ({ data: { id: 'e' + id, source: 'n' + from, target: 'n' + graph.to[id], stroke: graph.stroke[id] } })),
  ],
});
network.on('render', drawn);
