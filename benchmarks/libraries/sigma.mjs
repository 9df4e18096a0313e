import Graph from 'graphology';
import Sigma from 'sigma';
import { box, drawn, graph } from './graph.mjs';

const network = new Graph({ multi: true, type: 'directed' });
graph.x.forEach((x, node) => network.addNode(node, { x, y: -graph.y[node], size: graph.size[node], color: graph.fill[node] }));
graph.from.forEach((from, line) => network.addEdge(from, graph.to[line], { color: graph.stroke[line], size: 0.8 }));
new Sigma(network, box);
drawn();
