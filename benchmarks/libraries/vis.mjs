import { DataSet, Network } from 'vis-network/standalone';
import { box, drawn, graph } from './graph.mjs';

const nodes = new DataSet(graph.x.map((x, id) => ({ id, x, y: graph.y[id], size: 10 * graph.size[id], color: graph.fill[id], shape: 'dot' })));
const edges = new DataSet(graph.from.map((from, id) => ({ id, from, to: graph.to[id], color: graph.stroke[id], width: 0.8, smooth: false })));
const network = new Network(box, { nodes, edges }, { physics: false, layout: { improvedLayout: false }, interaction: { dragNodes: false, hover: false } });
network.on('afterDrawing', drawn);
