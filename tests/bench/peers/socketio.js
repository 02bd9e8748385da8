// Socket.IO 4 with its Redis adapter, WebSocket only: an event goes to the others of the room that the query names.
// socketio.js PORT REDIS_PORT
'use strict';
const http = require('http');
const { createClient } = require('redis');
const { createAdapter } = require('@socket.io/redis-adapter');
const { Server } = require('socket.io');

async function main() {
    const [port, redisPort] = process.argv.slice(2).map(Number);
    const publisher = createClient({ socket: { host: '127.0.0.1', port: redisPort } });
    const subscriber = publisher.duplicate();
    await Promise.all([publisher.connect(), subscriber.connect()]);
    const server = http.createServer();
    const io = new Server(server, {
        transports: ['websocket'],
        serveClient: false,
        perMessageDeflate: false,
        pingInterval: 600000,
        adapter: createAdapter(publisher, subscriber),
    });
    io.on('connection', (socket) => {
        const room = socket.handshake.query.room;
        socket.join(room);
        socket.on('typing', (payload) => socket.to(room).emit('typing', payload));
    });
    server.listen({ port, host: '127.0.0.1', backlog: 4096 });
}

main();
