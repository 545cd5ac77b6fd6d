from xml.etree import ElementTree

from cyclorama.imaging.provenance import DigitalSource, Provenance, xmp_packet

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def test_packet_is_xml_that_names_the_source_and_the_software():
    packet = xmp_packet(Provenance(source=DigitalSource.COMPOSITE, made_by="A & B <draft> 0.1"))

    description = ElementTree.fromstring(packet).find(f"{RDF}RDF/{RDF}Description")

    assert {child.tag.rsplit("}", 1)[1]: child.text for child in description} == {
        "DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/composite",
        "CreatorTool": "A & B <draft> 0.1",
    }


def test_note_is_told_as_the_description():
    packet = xmp_packet(
        Provenance(source=DigitalSource.COMPOSITE, made_by="Cyclorama", note="A draft: <drawn>")
    )

    path = f".//{{http://purl.org/dc/elements/1.1/}}description/{RDF}Alt/{RDF}li"
    told = ElementTree.fromstring(packet).find(path)
    assert told is not None
    assert told.text == "A draft: <drawn>"
