"""What a made file says about its own origin: the IPTC digital source type, in XMP.

Vocabulary: IPTC NewsCodes, Digital Source Type (edition of September 2024),
http://cv.iptc.org/newscodes/digitalsourcetype/; property and namespace: IPTC Photo
Metadata Standard, "Digital Source Type" (Iptc4xmpExt:DigitalSourceType).
"""

import re
from enum import StrEnum
from xml.sax.saxutils import escape, unescape

from pydantic import BaseModel, ConfigDict

_NOTE = re.compile(r'<rdf:li xml:lang="x-default">(.{1,1000}?)</rdf:li>', re.DOTALL)
VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/"


class DigitalSource(StrEnum):
    """The members of the vocabulary that Cyclorama uses.

    A photo's product on a computed backdrop is COMPOSITE, "composite of elements". It is
    not `compositeSynthetic`: since 2024 that term reads "composite including generative AI
    elements", and shops and search engines label such pictures as AI-made.
    """

    ENHANCED = "algorithmicallyEnhanced"
    COMPOSITE = "composite"
    ALGORITHMIC = "algorithmicMedia"

    @property
    def uri(self) -> str:
        return VOCABULARY + self.value


class Provenance(BaseModel):
    """Where a picture comes from and which software made it. `note` tells a reader more."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: DigitalSource
    made_by: str
    note: str | None = None


def xmp_packet(provenance: Provenance) -> bytes:
    """The XMP packet (ISO 16684-1) that a picture file carries."""
    note = "" if provenance.note is None else _description(provenance.note)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <Iptc4xmpExt:DigitalSourceType>{provenance.source.uri}</Iptc4xmpExt:DigitalSourceType>
   <xmp:CreatorTool>{escape(provenance.made_by)}</xmp:CreatorTool>{note}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>""".encode()


def note_in(packet: bytes) -> str | None:
    """The note of a packet that `xmp_packet` wrote; None for one without, or of another make."""
    found = _NOTE.search(packet.decode(errors="replace"))
    return None if found is None else unescape(found[1])


def _description(text: str) -> str:
    return f"""
   <dc:description>
    <rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>
   </dc:description>"""
