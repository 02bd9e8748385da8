"""The common recipe: FastAPI, one Redis subscription per room and process, a text frame is copied to the others.

fastapi_redis.py PORT REDIS_PORT
"""
import asyncio
import sys

import redis.asyncio
import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

port, redis_port = int(sys.argv[1]), int(sys.argv[2])
app = FastAPI()
rooms: dict[str, dict[str, WebSocket]] = {}
broker = redis.asyncio.Redis(port=redis_port, decode_responses=True)
subscriptions = broker.pubsub(ignore_subscribe_messages=True)
counter = 0


async def forward() -> None:
    while True:
        message = await subscriptions.get_message(timeout=60)
        if message is None:
            continue
        sender, _, text = message["data"].partition("|")
        for name, socket in list(rooms.get(message["channel"], {}).items()):
            if name != sender:
                await socket.send_text(text)


@app.on_event("startup")
async def start() -> None:
    await subscriptions.subscribe("nobody")  # there is nothing to read before the first subscription
    asyncio.get_running_loop().create_task(forward())


@app.websocket("/{room}")
async def connected(socket: WebSocket, room: str) -> None:
    global counter
    counter += 1
    name = str(counter)
    if room not in rooms:
        rooms[room] = {}
        await subscriptions.subscribe(room)
    await socket.accept()
    rooms[room][name] = socket
    try:
        while True:
            await broker.publish(room, f"{name}|{await socket.receive_text()}")
    except WebSocketDisconnect:
        rooms[room].pop(name, None)


uvicorn.run(app, host="127.0.0.1", port=port, backlog=4096, log_level="critical", ws_ping_interval=None, access_log=False)
