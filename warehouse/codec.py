"""Records and results as JSON and back, exactly. Knows msgspec; the text of a document is kept apart."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from schemas.records import DocumentRecord, FileResult

_encoder = msgspec.json.Encoder(decimal_format="string")
_records = msgspec.json.Decoder(DocumentRecord)
_results = msgspec.json.Decoder(FileResult)


def encode_record(record: DocumentRecord) -> str:
    """The record without its text, as JSON."""
    return _encoder.encode(replace(record, text="")).decode()


def decode_record(data: str, text: str = "") -> DocumentRecord:
    """The record as it was encoded, with its text put back."""
    record = _records.decode(data)
    return replace(record, text=text) if text else record


def encode_result(result: FileResult) -> str:
    """What came of a file, without its records and attachments, as JSON."""
    return _encoder.encode(replace(result, records=(), attachments=())).decode()


def decode_result(data: str) -> FileResult:
    """The result as it was encoded."""
    return _results.decode(data)
