"""A room of pictures for window.py: 50 photographs with their thumbnails, as a window sends them."""
import base64
import random
import struct
import urllib.request
import uuid
import zlib

PICTURES = 50
SIZE = (1600, 1200)
SMALL = (320, 240)
BLURHASH = "LEHV6nWB2yk8pyo0adR*.7kCMdnj"


def png(size, seed):
    """A sky over a sea, another one for each seed, with as much noise as a camera has."""
    width, height = size
    noise = random.Random(seed)
    grain = noise.randbytes(width * 3 + max(height, 256))
    tone = noise.randrange(96)
    lines = []
    for y in range(height):
        base = tone + y * 100 // height
        shift = grain[y]
        lines.append(b"\0" + grain[shift:shift + width * 3].translate(bytes(base + (byte & 15) for byte in range(256))))
    part = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"".join(lines), 1)) + part(b"IEND", b"")


def send(person, method, path, headers, body=b""):
    request = urllib.request.Request(f"http://127.0.0.1:{person.port}{path}", method=method, data=body)
    for name, value in {"Authorization": f"Bearer {person.token}", **headers}.items():
        request.add_header(name, value)
    with urllib.request.urlopen(request) as response:
        return response.headers


def upload(person, name, content, thumbnail):
    """The file's id."""
    values = {"filename": name, "width": str(SIZE[0]), "height": str(SIZE[1]), "blurhash": BLURHASH}
    said = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in values.items())
    tus = {"Tus-Resumable": "1.0.0"}
    made = send(person, "POST", "/api/uploads", {**tus, "Upload-Length": str(len(content)), "Upload-Metadata": said})
    place = made["Location"]
    send(person, "PATCH", place, {**tus, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}, content)
    file = place.rsplit("/", 1)[1]
    send(person, "PUT", f"/api/files/{file}/thumbnail", {"Content-Type": "image/png"}, thumbnail)
    return file


def fill(sender, reader):
    """A room of both with the pictures in it; its name."""
    room = sender.post("/api/rooms", {"kind": "public", "name": "pictures"})["room"]["id"]
    reader.post(f"/api/rooms/{room}/join")
    for number in range(PICTURES):
        # All are different: what is the same is kept once.
        file = upload(sender, f"picture {number}.png", png(SIZE, number), png(SMALL, number))
        sender.send({"type": "message_send", "id": 1, "room": room, "nonce": str(uuid.uuid4()), "text": f"number {number}",
                     "files": [file]})
    return "pictures"
