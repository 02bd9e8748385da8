// node `ws`: GET /ROOM joins, a text frame is copied to the others of the room. ws.js PORT
'use strict';
const http = require('http');
const { WebSocketServer } = require('ws');

const rooms = new Map();
const server = http.createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false });

sockets.on('connection', (socket, request) => {
    let room = rooms.get(request.url);
    if (!room)
        rooms.set(request.url, (room = new Set()));
    room.add(socket);
    socket.on('message', (data) => {
        for (const other of room) {
            if (other !== socket)
                other.send(data, { binary: false });
        }
    });
    socket.on('close', () => room.delete(socket));
    socket.on('error', () => socket.terminate());
});
server.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 4096 });
