"""`/products`: what is to be shown."""

from typing import ClassVar

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.answers.media import MediaResourcePublic
from cyclorama.dialects.sartiq.library.fields import ItemCreate, ItemPublic, PictureIn
from cyclorama.dialects.sartiq.library.filters import Paged, Word
from cyclorama.dialects.sartiq.library.routes import routes
from cyclorama.dialects.sartiq.library.shelf import Shelf, asked_filters
from cyclorama.studio.bodies import Line, Product
from cyclorama.studio.wanted import Wanted


class ProductCreate(ItemCreate):
    """`back_image`: what is taken for shots from behind."""

    slots: ClassVar = {"cover_image": "cover", "back_image": "back"}

    sku: Line | None = None
    product_family: Line | None = None
    product_type: Line | None = None
    gender: Line | None = None
    cover_image: PictureIn | None = None
    back_image: PictureIn | None = None

    def body(self, item_id: str) -> Product:
        return Product.model_validate(self.model_dump())


class ProductPublic(ItemPublic):
    sku: str | None = None
    product_family: str | None = None
    product_type: str | None = None
    gender: str | None = None
    cover_image_url: str | None = None
    cover_image_media: MediaResourcePublic | None = None
    back_image_url: str | None = None
    back_image_media: MediaResourcePublic | None = None


class ProductsPublic(Answer):
    data: list[ProductPublic]
    count: int


def product_filters(
    wanted: Paged,
    sku: Word = None,
    product_family: Word = None,
    product_type: Word = None,
    gender: Word = None,
) -> Wanted:
    return asked_filters(
        wanted, sku=sku, product_family=product_family, product_type=product_type, gender=gender
    )


class Products(Shelf[Product]):
    path: ClassVar = "products"
    create: ClassVar = ProductCreate
    public: ClassVar = ProductPublic
    page: ClassVar = ProductsPublic
    filters: ClassVar = staticmethod(product_filters)


router = routes(Products(Product))
